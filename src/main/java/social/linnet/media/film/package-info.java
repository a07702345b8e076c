/// Video and sound: what was uploaded is decoded and written anew by a program that may do nothing else, and stills are
/// set in motion.
///
/// [Films] is the door. [Container] tells by the bytes what a file is; [Engine] unpacks FFmpeg's programs and
/// [Sandbox] runs them as processes of their own, bounded in memory, time and output, without a network and without the
/// names of any file but their own; [Prober] and [Transcoder] go from a stranger's bytes to what browsers play;
/// [Animator] draws the frames of a [Shot] and has them encoded. [Mp4] reads what came out, so that nobody has to
/// believe the program.
///
/// Files: `<data>/engine/`, the programs; `<data>/film/`, one folder for each piece of work, gone when it ends.
@NullMarked
@NamedInterface("film")
package social.linnet.media.film;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
