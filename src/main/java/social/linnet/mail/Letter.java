package social.linnet.mail;

/// A mail.
///
/// @param to      one address
/// @param subject one line
/// @param text    what it says, for programs that show plain text
/// @param html    the same as a page
public record Letter(String to, String subject, String text, String html) {
}
