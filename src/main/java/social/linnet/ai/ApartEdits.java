package social.linnet.ai;

/// Two models as one: pictures from words are made by one, pictures out of pictures by the other.
record ApartEdits(ImageModel words, ImageModel pictures) implements ImageModel {

    @Override
    public ModelName name() {
        return words.name();
    }

    @Override
    public ModelName editor() {
        return pictures.editor();
    }

    @Override
    public MadeImage create(ImageRequest request, Progress progress) {
        return words.create(request, progress);
    }

    @Override
    public MadeImage edit(EditRequest request, Progress progress) {
        return pictures.edit(request, progress);
    }
}
