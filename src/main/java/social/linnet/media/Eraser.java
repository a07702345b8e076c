package social.linnet.media;

import java.util.List;

import org.springframework.stereotype.Component;

import social.linnet.account.Erasing;

/// Destroys the pictures of an account that goes for good. Rows first: a crash in between leaves files without a row,
/// which [Sweep] finds.
@Component
class Eraser implements Erasing {

    private static final int A_BATCH = 200;

    private final PictureRows rows;
    private final PictureFiles files;

    Eraser(PictureRows rows, PictureFiles files) {
        this.rows = rows;
        this.files = files;
    }

    @Override
    public boolean erase(long account) {
        List<String> names = rows.deleteOf(account, A_BATCH);
        names.forEach(files::delete);
        return names.size() == A_BATCH;
    }
}
