package org.nasd.cli.internal;

/** Text for a regular expression that may look at only so many characters: a pattern that runs wild is stopped, and says so. */
final class Budget implements CharSequence {

    /** Some hundred milliseconds of looking. */
    private static final int LOOKS = 20_000_000;

    private final CharSequence text;
    private final int[] left;

    private Budget(CharSequence text, int[] left) {
        this.text = text;
        this.left = left;
    }

    static CharSequence of(CharSequence text) {
        return new Budget(text, new int[] {LOOKS});
    }

    @Override
    public char charAt(int index) {
        if (--left[0] < 0) {
            throw new RunawayPattern();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Budget(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
