package social.linnet.media;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/// Writes GIFs. An animation is decoded and written anew frame by frame, each with its own palette, place, disposal and
/// delay, so that no colour changes and nothing has to be quantised; comments, application blocks and whatever follows
/// the trailer are not carried over.
final class Animation {

    private static final String STREAM = "javax_imageio_gif_stream_1.0";
    private static final String IMAGE = "javax_imageio_gif_image_1.0";
    private static final String[] DISPOSALS = {"none", "doNotDispose", "restoreToBackgroundColor", "restoreToPrevious"};

    private Animation() {
    }

    /// The animation again, in its own size.
    static byte[] rewrite(GifHeader gif) {
        return Decoder.reading(gif, reader -> Encoder.writing("image/gif", (writer, out) -> {
            writer.setOutput(out);
            writer.prepareWriteSequence(screen(writer, gif));
            for (int i = 0; i < gif.frames().size(); i++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw Header.broken();
                }
                writer.writeToSequence(frame(reader, writer, gif, i), null);
            }
            writer.endWriteSequence();
        }));
    }

    /// A GIF of one picture. Each pixel is seen or not seen: the format knows nothing between.
    static byte[] still(BufferedImage image) {
        BufferedImage hard = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                hard.setRGB(x, y, argb >>> 24 < 128 ? 0 : argb | 0xFF000000);
            }
        }
        return Encoder.writing("image/gif", (writer, out) -> {
            writer.setOutput(out);
            writer.write(Encoder.isTransparent(hard) ? hard : Encoder.flat(hard));
        });
    }

    private static IIOMetadata screen(ImageWriter writer, GifHeader gif) throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        IIOMetadataNode root = new IIOMetadataNode(STREAM);
        root.appendChild(node("Version", "value", "89a"));
        root.appendChild(node("LogicalScreenDescriptor",
                "logicalScreenWidth", Integer.toString(gif.width()),
                "logicalScreenHeight", Integer.toString(gif.height()),
                "colorResolution", "8", "pixelAspectRatio", "0"));
        metadata.mergeTree(STREAM, root);
        return metadata;
    }

    private static IIOImage frame(ImageReader reader, ImageWriter writer, GifHeader gif, int index)
            throws IOException {
        GifHeader.Frame frame = gif.frames().get(index);
        BufferedImage image = Decoder.measured(reader.read(index), frame);
        IndexColorModel colours = (IndexColorModel) image.getColorModel();
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(IMAGE);
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(frame.x()));
        place.setAttribute("imageTopPosition", Integer.toString(frame.y()));
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", DISPOSALS[frame.disposal()]);
        control.setAttribute("delayTime", Integer.toString(frame.delay()));
        control.setAttribute("transparentColorFlag", Boolean.toString(colours.getTransparentPixel() >= 0));
        control.setAttribute("transparentColorIndex", Integer.toString(Math.max(0, colours.getTransparentPixel())));
        root.insertBefore(palette(colours), control);
        if (index == 0 && gif.loops() >= 0) {
            IIOMetadataNode loop = node("ApplicationExtension", "applicationID", "NETSCAPE",
                    "authenticationCode", "2.0");
            loop.setUserObject(new byte[]{1, (byte) gif.loops(), (byte) (gif.loops() >>> 8)});
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        metadata.setFromTree(IMAGE, root);
        return new IIOImage(image, null, metadata);
    }

    /// Said for each frame: where it is left out, the writer knows two colours, black and white.
    private static IIOMetadataNode palette(IndexColorModel colours) {
        int size = 1 << Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(colours.getMapSize() - 1));
        IIOMetadataNode table = node("LocalColorTable", "sizeOfLocalColorTable", Integer.toString(size),
                "sortFlag", "FALSE");
        for (int i = 0; i < size; i++) {
            int rgb = i < colours.getMapSize() ? colours.getRGB(i) : 0;
            table.appendChild(node("ColorTableEntry", "index", Integer.toString(i),
                    "red", Integer.toString(rgb >> 16 & 0xFF), "green", Integer.toString(rgb >> 8 & 0xFF),
                    "blue", Integer.toString(rgb & 0xFF)));
        }
        return table;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
    }

    private static IIOMetadataNode node(String name, String... attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        for (int i = 0; i < attributes.length; i += 2) {
            node.setAttribute(attributes[i], attributes[i + 1]);
        }
        return node;
    }
}
