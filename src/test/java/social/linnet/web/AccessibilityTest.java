package social.linnet.web;

import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.Test;

/// Every page of the site, on a phone, dark and in French; and `pages.txt` names every page.
class AccessibilityTest extends PagesInALook {

    @Test
    void noPageIsForgotten() {
        requireNoPageForgotten();
    }

    @Test
    void axeFindsNothingOnAPhone() {
        check(new Look("phone-dark", 390, 320, ColorScheme.DARK, "fr-FR"));
    }
}
