package social.linnet.testing;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.awaitility.Awaitility;

/// An SMTP server (RFC 5321) that takes whatever it is given, on loopback, and keeps it for the test that asks. The whole
/// program under test has one.
public final class Mailbox implements AutoCloseable {

    /// The one that the program under test sends to.
    public static final Mailbox SHARED = new Mailbox();

    private final ServerSocket server;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    /// A mail as it arrived.
    public record Mail(String to, String from, String subject, String text, String html, String raw) {

        /// The one address in it.
        public String link() {
            return text.lines().filter(line -> line.startsWith("http")).findFirst().orElseThrow();
        }
    }

    public Mailbox() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("mailbox").start(this::listen);
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Turns the next so many mails away with a reason that may pass.
    public void refuse(int times) {
        refusals.set(times);
    }

    /// What came for this address, once so many came.
    public List<Mail> awaitFor(String address, int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> of(address),
                found -> found.size() >= count);
    }

    /// What has come for this address.
    public List<Mail> of(String address) {
        return mails.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(),
                StandardCharsets.UTF_8))) {
            OutputStream out = socket.getOutputStream();
            say(out, "220 mailbox");
            String line;
            while ((line = in.readLine()) != null) {
                String word = line.toUpperCase(Locale.ROOT);
                if (word.startsWith("DATA")) {
                    say(out, "354 go on");
                    StringBuilder raw = new StringBuilder();
                    while (!(line = in.readLine()).equals(".")) {
                        raw.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
                    }
                    mails.add(read(raw.toString()));
                    say(out, "250 kept");
                } else if (word.startsWith("MAIL") && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    say(out, "451 later");
                } else if (word.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException | MessagingException gone) {
            // the test that waits for it fails
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static Mail read(String raw) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(Session.getInstance(System.getProperties()),
                new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
        List<String> texts = new ArrayList<>();
        List<String> pages = new ArrayList<>();
        gather(message, texts, pages);
        return new Mail(((InternetAddress) message.getAllRecipients()[0]).getAddress(),
                ((InternetAddress) message.getFrom()[0]).toUnicodeString(), message.getSubject(),
                String.join("", texts).replace("\r\n", "\n"), String.join("", pages), raw);
    }

    private static void gather(Part part, List<String> texts, List<String> pages)
            throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                BodyPart each = many.getBodyPart(i);
                gather(each, texts, pages);
            }
        } else {
            (part.isMimeType("text/html") ? pages : texts).add(String.valueOf(part.getContent()));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
