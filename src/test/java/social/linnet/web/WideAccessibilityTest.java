package social.linnet.web;

import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.Test;

/// Every page of the site in a wide window, light and in English.
class WideAccessibilityTest extends PagesInALook {

    @Test
    void axeFindsNothingInAWideWindow() {
        check(new Look("desktop-light", 1280, 640, ColorScheme.LIGHT, "en-GB"));
    }
}
