package social.linnet.media;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns the colours of an RGB profile (a phone's Display P3, say) into sRGB, which is what a picture without a profile
/// is taken for. Applied after scaling: over twelve megapixels it would cost more than everything else.
final class Profile {

    /// Largest profile that is looked at. Those of phones and screens have a few kilobytes.
    static final int MAX_BYTES = 1 << 20;

    private static final Logger log = LoggerFactory.getLogger(Profile.class);

    private Profile() {
    }

    /// Converts in place. A profile that is broken or not of RGB changes nothing, as in browsers.
    static void toSrgb(BufferedImage image, byte[] icc) {
        if (icc.length > MAX_BYTES) {
            return;
        }
        try {
            ICC_Profile from = ICC_Profile.getInstance(icc);
            if (from.getColorSpaceType() != ColorSpace.TYPE_RGB) {
                return;
            }
            ICC_Profile to = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            WritableRaster colours = image.getRaster()
                    .createWritableChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, new int[]{0, 1, 2});
            new ColorConvertOp(new ICC_Profile[]{from, to}, null).filter(colours, colours);
        } catch (CMMException | IllegalArgumentException noProfile) {
            log.debug("a colour profile was left out: {}", noProfile.toString());
        }
    }
}
