package social.linnet.web;

import org.springframework.stereotype.Component;

import social.linnet.event.Paging;
import social.linnet.page.Folds;
import social.linnet.page.Listing;
import social.linnet.page.Pages;
import social.linnet.page.Surface;
import social.linnet.page.Timelines;

/// The timeline behind each tab of home that goes by time.
@Component
class HomeTimelines {

    private final Pages pages;
    private final Timelines timelines;
    private final Folds folds;

    HomeTimelines(Pages pages, Timelines timelines, Folds folds) {
        this.pages = pages;
        this.timelines = timelines;
        this.folds = folds;
    }

    Listing page(long viewer, HomeTab tab, Paging page) {
        return switch (tab.kind()) {
            case FOLLOWING -> folds.fold(viewer, Surface.HOME, pages.home(viewer, page));
            case LOCAL -> folds.fold(viewer, Surface.LOCAL, timelines.local(viewer, page, false));
            case LIST -> folds.fold(viewer, Surface.LIST, timelines.list(viewer, tab.list(), page));
            case FOR_YOU -> throw new IllegalArgumentException("it does not go by time");
        };
    }
}
