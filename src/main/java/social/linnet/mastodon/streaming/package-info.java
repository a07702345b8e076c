/// Streaming: what happens while a client is there, over a WebSocket (one connection, many streams) or as server-sent
/// events (one stream a connection).
///
/// [StreamView] reads the log and tells connections *that* something happened, by id. Each connection has one virtual
/// thread, which asks a page for what its viewer may see of those ids and writes it at the pace of its reader. So nobody
/// is sent what a page would not show them, a post's bytes are rendered once for all, and who reads slowly is behind
/// alone, until they are dropped.
@NullMarked
package social.linnet.mastodon.streaming;

import org.jspecify.annotations.NullMarked;
