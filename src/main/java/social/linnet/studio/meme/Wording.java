package social.linnet.studio.meme;

/// How a meme is described in its maker's language.
public interface Wording {

    /// @param captions what stands on it, from its head to its foot; may be empty
    /// @param shown    what its pictures show; may be empty
    String meme(String captions, String shown);

    /// A post as one of its parts.
    String post(String name, String text);
}
