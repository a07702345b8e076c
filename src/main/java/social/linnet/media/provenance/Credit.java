package social.linnet.media.provenance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whose a picture is, as its file said. The only part of a stranger's metadata that is kept: no place, no serial number,
/// no software, no time is among it.
///
/// @param creators   who made it
/// @param line       whom to name where it is shown
/// @param copyright  who has the rights, and what they say of them
/// @param terms      what others may do with it
/// @param licence    address of a page that says so
/// @param sourceType where it comes from, a term of IPTC's
public record Credit(List<String> creators, @Nullable String line, @Nullable String copyright, @Nullable String terms,
                     @Nullable String licence, @Nullable String sourceType) {

    public static final Credit NONE = new Credit(List.of(), null, null, null, null, null);

    static final int MAX_LENGTH = 500;
    static final int MAX_CREATORS = 10;

    private static final Logger log = LoggerFactory.getLogger(Credit.class);

    /// Datasets of IPTC-IIM's second record.
    private static final int BYLINE = 80;
    private static final int CREDIT = 110;
    private static final int COPYRIGHT = 116;

    public Credit {
        creators = List.copyOf(creators);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /// What a file says, in XMP first, then in IPTC-IIM, then in EXIF. Whatever cannot be read is not there.
    public static Credit of(byte[] file, Format format) {
        Carrier.Found found;
        try {
            found = Carrier.of(format).find(file);
        } catch (Malformed | IndexOutOfBoundsException broken) {
            // a broken manifest is told of by the verifier; what stands beside it is not looked for
            return NONE;
        }
        Credit xmp = found.xmp() == null ? NONE : XmpReader.credit(found.xmp());
        return xmp.or(found.iptc() == null ? NONE : iptc(found.iptc())).or(found.exif() == null ? NONE : exif(found.exif()));
    }

    private Credit or(Credit other) {
        return new Credit(creators.isEmpty() ? other.creators : creators, first(line, other.line),
                first(copyright, other.copyright), first(terms, other.terms), first(licence, other.licence),
                first(sourceType, other.sourceType));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static Credit exif(byte[] tiff) {
        Metadata metadata = new Metadata();
        try {
            new ExifReader().extract(new ByteArrayReader(tiff), metadata);
        } catch (RuntimeException nonsense) {
            // the reader notes most of what it cannot make sense of, but these are a stranger's bytes
            log.debug("EXIF was left out: {}", nonsense.toString());
            return NONE;
        }
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        return directory == null ? NONE : new Credit(creators(Stream.of(directory.getString(ExifDirectoryBase.TAG_ARTIST))),
                null, Texts.line(directory.getString(ExifDirectoryBase.TAG_COPYRIGHT), MAX_LENGTH), null, null, null);
    }

    static List<String> creators(Stream<@Nullable String> names) {
        return names.map(name -> Texts.line(name, MAX_LENGTH)).filter(Objects::nonNull).limit(MAX_CREATORS).toList();
    }

    /// The IPTC-IIM within the resources that Photoshop writes: `8BIM`, number, name, length, what it is.
    static byte @Nullable [] datasets(byte @Nullable [] resources) {
        ByteBuffer in = ByteBuffer.wrap(Objects.requireNonNull(resources));
        while (in.remaining() >= 12 && Carrier.has(resources, in.position(), "8BIM")) {
            int number = in.getShort(in.position() + 4);
            int name = in.get(in.position() + 6) & 0xFF;
            int at = in.position() + 6 + (name + 2) / 2 * 2;
            int length = at + 4 > resources.length ? -1 : in.getInt(at);
            if (length < 0 || length > resources.length - at - 4) {
                return null;
            }
            if (number == 0x0404) {
                return Arrays.copyOfRange(resources, at + 4, at + 4 + length);
            }
            in.position(Math.min(resources.length, at + 4 + length + (length & 1)));
        }
        return null;
    }

    private static Credit iptc(byte[] datasets) {
        List<String> creators = new ArrayList<>();
        String line = null;
        String copyright = null;
        int at = 0;
        while (at + 5 <= datasets.length && datasets[at] == 0x1C) {
            int length = ByteBuffer.wrap(datasets).getShort(at + 3);
            if (length < 0 || length > datasets.length - at - 5) {
                break;
            }
            String text = text(Arrays.copyOfRange(datasets, at + 5, at + 5 + length));
            switch (datasets[at + 1] == 2 ? datasets[at + 2] : 0) {
                case BYLINE -> creators.add(text);
                case CREDIT -> line = text;
                case COPYRIGHT -> copyright = text;
                default -> {
                    // places, times and the like are not kept
                }
            }
            at += 5 + length;
        }
        return new Credit(creators(creators.stream()), Texts.line(line, MAX_LENGTH), Texts.line(copyright, MAX_LENGTH), null, null,
                null);
    }

    /// Files say rarely in which encoding: what is UTF-8 is UTF-8.
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
