package social.linnet.web.compose;

import org.jspecify.annotations.Nullable;

import social.linnet.web.Frame;

/// The box on a page of its own.
///
/// @param refused why the post that it was opened for can be neither answered nor quoted, or null
/// @param redraft whether the page only asks whether the post is to be deleted and written anew
public record ComposePage(Frame frame, Composer composer, @Nullable String refused, boolean redraft) {
}
