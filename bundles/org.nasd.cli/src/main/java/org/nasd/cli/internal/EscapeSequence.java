package org.nasd.cli.internal;

/** Recognises the escape sequences of ANSI and VT terminals, also where they are split over reads. */
final class EscapeSequence {

    private static final int LONGEST_STRING = 4096;
    private static final int LARGEST = 10_000;

    private enum Part {
        NONE,
        ESCAPE,
        ONE_MORE,
        CONTROL,
        STRING,
        STRING_END
    }

    private Part part = Part.NONE;
    private final StringBuilder parameters = new StringBuilder();
    private char command;
    private int length;

    /** Whether the character belongs to an escape sequence; its end is seen at {@link #command()}. */
    boolean takes(char c) {
        command = 0;
        switch (part) {
            case NONE -> {
                return begins(c);
            }
            case ESCAPE -> afterEscape(c);
            case ONE_MORE -> part = Part.NONE;
            case CONTROL -> {
                return control(c);
            }
            case STRING -> string(c);
            case STRING_END -> part = c == '\\' ? Part.NONE : Part.STRING;
        }
        return true;
    }

    private boolean begins(char c) {
        if (c == 0x1b) {
            part = Part.ESCAPE;
        } else if (c == 0x9b) {
            startControl();
        } else {
            return false;
        }
        return true;
    }

    private void startControl() {
        part = Part.CONTROL;
        parameters.setLength(0);
    }

    private void afterEscape(char c) {
        length = 0;
        switch (c) {
            case '[' -> startControl();
            case ']', 'P', 'X', '^', '_' -> part = Part.STRING;
            case '(', ')', '*', '+', '#', '%', ' ' -> part = Part.ONE_MORE;
            case 0x1b -> part = Part.ESCAPE;
            default -> part = Part.NONE;
        }
    }

    private boolean control(char c) {
        if (c >= 0x40 && c <= 0x7e) {
            command = c;
            part = Part.NONE;
        } else if (c >= ' ' && c < 0x40 && parameters.length() < 64) {
            parameters.append(c);
        } else {
            // No such sequence: a line end in it would otherwise be lost.
            part = Part.NONE;
            return begins(c);
        }
        return true;
    }

    private void string(char c) {
        if (c == 0x07 || ++length > LONGEST_STRING) {
            part = Part.NONE;
        } else if (c == 0x1b) {
            part = Part.STRING_END;
        }
    }

    /** The last character of a control sequence that has just ended, else 0. */
    char command() {
        return command;
    }

    /** Its first number. */
    int number(int otherwise) {
        return parameter(0, otherwise);
    }

    /** Its second number. */
    int second(int otherwise) {
        return parameter(1, otherwise);
    }

    private int parameter(int index, int otherwise) {
        String[] numbers = parameters.toString().split(";", -1);
        if (index >= numbers.length || !numbers[index].matches("[0-9]{1,5}")) {
            return otherwise;
        }
        return Math.min(LARGEST, Integer.parseInt(numbers[index]));
    }
}
