package social.linnet.web;

import org.springframework.stereotype.Component;

import social.linnet.event.Paging;
import social.linnet.page.Listing;
import social.linnet.page.Pages;
import social.linnet.page.Timelines;

/// The timeline behind each tab of home that goes by time.
@Component
class HomeTimelines {

    private final Pages pages;
    private final Timelines timelines;

    HomeTimelines(Pages pages, Timelines timelines) {
        this.pages = pages;
        this.timelines = timelines;
    }

    Listing page(long viewer, HomeTab tab, Paging page) {
        return switch (tab.kind()) {
            case FOLLOWING -> pages.home(viewer, page);
            case LOCAL -> timelines.local(viewer, page, false);
            case LIST -> timelines.list(viewer, tab.list(), page);
            case FOR_YOU -> throw new IllegalArgumentException("it does not go by time");
        };
    }
}
