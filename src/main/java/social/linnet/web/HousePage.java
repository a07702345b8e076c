package social.linnet.web;

import java.util.List;

import social.linnet.instance.HouseTexts;
import social.linnet.instance.Rules;
import social.linnet.settings.Settings;

/// Where administrators write what this server says of itself.
///
/// @param signup  who may make an account
/// @param about   the long description; empty for none
/// @param privacy the privacy policy; empty for none
/// @param terms   every version, the newest first
public record HousePage(Frame frame, Settings.Signup signup, HouseTexts.Contact contact, List<Rules.Rule> rules, String about, String privacy,
                        List<HouseTexts.Terms> terms) {
}
