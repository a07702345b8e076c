package social.linnet.media.film;

/// One number for each pixel, row by row: what a [Lens] reads.
record Plane(int width, int height, float[] values) {
}
