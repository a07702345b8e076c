package social.linnet.archive;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends an archive as an answer, in chunks, since nobody knows its length beforehand.
///
/// When it breaks off, the connection is cut before the last chunk: whoever downloads sees a failed download and not a
/// short file. A handler that merely threw would not do, because an error page is a proper end.
public final class Download {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    private Download() {
    }

    /// Sends it, and closes it.
    ///
    /// @throws IOException when it broke off before anything was sent
    public static void send(Archives.Opened archive, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (archive) {
            EndPoint wire = ServletContextRequest.getServletContextRequest(request).getConnectionMetaData()
                    .getConnection().getEndPoint();
            response.setContentType("application/zip");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + archive.fileName() + "\"");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Accel-Buffering", "no");
            try {
                archive.write(response.getOutputStream());
                response.flushBuffer();
            } catch (IOException | RuntimeException broken) {
                if (!response.isCommitted()) {
                    response.reset();
                    throw broken;
                }
                LOG.warn("An archive broke off", broken);
                wire.close(new IOException("The archive broke off", broken));
            }
        }
    }
}
