package social.linnet.web.settings;

import org.jspecify.annotations.Nullable;

import social.linnet.web.Frame;

/// The account itself.
///
/// @param domain  what comes after the handle elsewhere
/// @param email   its address, or null
/// @param mails   whether this server sends mail
/// @param typed   the address that was typed and not taken, or empty
/// @param wrong   what is wrong with what was typed
/// @param aliases how many other addresses its owner named
public record AccountPage(Frame frame, String handle, String domain, @Nullable String email, boolean mails, String typed,
                          Wrong wrong, int aliases) {
}
