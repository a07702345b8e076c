package social.linnet.account;

import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// What a profile may say.
final class Profiles {

    private Profiles() {
    }

    static String checkedName(String typed) {
        return DisplayNames.checked(typed);
    }

    static String checkedBio(String typed) {
        String bio = inert(typed).strip();
        if (bio.codePointCount(0, bio.length()) > Accounts.MAX_BIO) {
            throw Refused.invalid("bio-too-long", Accounts.MAX_BIO);
        }
        return bio;
    }

    static String inert(String typed) {
        return Texts.storable(typed);
    }
}
