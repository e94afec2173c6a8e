"""What only staff see: the publisher's calendar.  Never written below the site."""
