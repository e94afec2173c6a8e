"""Hand-written pages keep their words and structure, and nothing that runs, fetches or hides."""

import pytest

from plugins.pages.cleaning import clean_html, clean_text
from tests.hostile import ATTACKS, THEIRS


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        f"<img src='//{THEIRS}/x.png'>",
        f"<img src=x onerror=alert(1)><svg/onload=alert(1)><math><a xlink:href=//{THEIRS}>",
        f"<iframe src='//{THEIRS}'></iframe><object data=x></object><embed src=x>",
        "<form action=x><input name=q><button>go</button></form>",
        "<style>body{display:none}</style><p style='display:none' class='x' id='y'>a</p>",
        "<a href='javascript:alert(1)'>a</a><a href=' java\nscript:alert(1)'>b</a>",
        "<a href='data:text/html,x' onclick='alert(1)' target=_blank>c</a>",
        f"<link rel=stylesheet href=//{THEIRS}><base href=//{THEIRS}><meta http-equiv=refresh>",
        f"<video src=//{THEIRS}></video><audio src=//{THEIRS}></audio><picture></picture>",
        "<p><!-- a word that nobody should read --></p>",
        *ATTACKS,
    ],
)
def test_nothing_is_left_that_runs_fetches_or_hides(html: str) -> None:
    made = clean_html(f"<p>前{html}后</p>")
    for never in (
        *("<script", "<img", "<svg", "<iframe", "<object", "<embed", "<form", "<style", "<link"),
        *("<video", "<audio", "<base", "<meta", "<!--", " style=", " class=", " id=", " onclick="),
        *('href="javascript', 'href="data', "target=", "onerror=alert(1)>"),
    ):
        assert never not in made.replace("&lt;", "").lower(), never
    assert made.startswith("<p>前")


def test_what_the_site_needs_stays() -> None:
    html = (
        '<h2>甲</h2><p><strong>乙</strong><code>丙</code> <a href="correction.html" '
        'rel="noopener noreferrer">丁</a></p><ol start="3"><li>戊</li></ol>'
        "<table><thead><tr><th>己</th></tr></thead><tbody><tr><td>庚</td></tr></tbody></table>"
    )
    assert clean_html(html) == html
    assert clean_text("<b>甲</b>乙") == "甲乙"
