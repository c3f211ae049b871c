package io.limbeck.plugins.interpretability.ask;

/** Rows that are made when they are wanted, so that millions can be asked about in portions. */
public interface MadeUpRows {

    /** {@return how many there are} */
    int count();

    /**
     * Writes one of them.
     *
     * @param row its number, from 0
     * @param into where to write
     * @param at place of its first float; all floats of the row must be written
     */
    void write(int row, float[] into, int at);

    /** {@return the rows of a matrix} {@code [rows, width]}, row-major */
    static MadeUpRows of(float[] matrix, int width) {
        return new MadeUpRows() {
            @Override
            public int count() {
                return matrix.length / width;
            }

            @Override
            public void write(int row, float[] into, int at) {
                System.arraycopy(matrix, row * width, into, at, width);
            }
        };
    }
}
