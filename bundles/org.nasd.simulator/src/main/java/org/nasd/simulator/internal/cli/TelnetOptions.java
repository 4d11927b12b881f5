package org.nasd.simulator.internal.cli;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * The Telnet protocol's own talk, taken out of what a client sends (RFC 854, 855, 856, 1073). It answers each request for something
 * it did not offer once, and never answers an answer.
 */
final class TelnetOptions {

    private static final int IAC = 255;
    private static final int DONT = 254;
    private static final int DO = 253;
    private static final int WONT = 252;
    private static final int WILL = 251;
    private static final int SB = 250;
    private static final int SE = 240;
    private static final int INTERRUPT = 244;
    private static final int BINARY = 0;
    private static final int WINDOW = 31;
    private static final int MOST_SUB = 512;

    private enum State {
        DATA,
        CR,
        COMMAND,
        OPTION,
        SUB,
        SUB_COMMAND
    }

    private final byte[] opening;
    private final Set<Integer> settled = new HashSet<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final ByteArrayOutputStream sub = new ByteArrayOutputStream();
    private State state = State.DATA;
    private int verb;
    private boolean binary;
    private int rows = -1;

    /**
     * @param opening what the server says first
     */
    TelnetOptions(byte[] opening) {
        this.opening = opening.clone();
        for (int i = 0; i + 2 < opening.length; i++) {
            if ((opening[i] & 0xff) == IAC && (opening[i + 1] & 0xff) >= WILL) {
                offered(opening[i + 1] & 0xff, opening[i + 2] & 0xff);
            }
        }
    }

    /** What the server says WILL or DO for may be agreed to without an answer. */
    private void offered(int said, int option) {
        settled.add(key(said == WILL || said == WONT ? DO : WILL, option));
        settled.add(key(said == WILL || said == WONT ? DONT : WONT, option));
    }

    private static int key(int said, int option) {
        return said << 8 | option;
    }

    byte[] opening() {
        return opening.clone();
    }

    /** The height that the client has told since the last call, or -1. */
    int rows() {
        int told = rows;
        rows = -1;
        return told;
    }

    /** What is to be said to the options taken since the last call. */
    byte[] answer() {
        byte[] said = answer.toByteArray();
        answer.reset();
        return said;
    }

    /** Takes a byte; what it means for the session goes to {@code typed}, an Enter as a CR. */
    void take(int b, StringBuilder typed) {
        switch (state) {
            case CR -> {
                state = State.DATA;
                if (b != 0 && b != '\n') {
                    take(b, typed);
                }
            }
            case COMMAND -> command(b, typed);
            case OPTION -> {
                state = State.DATA;
                option(b);
            }
            case SUB -> {
                if (b == IAC) {
                    state = State.SUB_COMMAND;
                } else if (sub.size() < MOST_SUB) {
                    sub.write(b);
                }
            }
            case SUB_COMMAND -> subCommand(b);
            default -> data(b, typed);
        }
    }

    private void data(int b, StringBuilder typed) {
        if (b == IAC) {
            state = State.COMMAND;
        } else if (b == '\r') {
            typed.append('\r');
            state = binary ? State.DATA : State.CR;
        } else if (b == '\n') {
            typed.append('\r');
        } else if (b != 0) {
            typed.append((char) b);
        }
    }

    private void command(int b, StringBuilder typed) {
        state = State.DATA;
        if (b == IAC) {
            typed.append((char) IAC);
        } else if (b == SB) {
            sub.reset();
            state = State.SUB;
        } else if (b >= WILL) {
            verb = b;
            state = State.OPTION;
        } else if (b == INTERRUPT) {
            typed.append((char) 3);
        }
    }

    private void subCommand(int b) {
        if (b == IAC) {
            sub.write(IAC);
            state = State.SUB;
            return;
        }
        state = State.DATA;
        byte[] said = sub.toByteArray();
        if (b == SE && said.length == 5 && said[0] == WINDOW) {
            rows = (said[3] & 0xff) << 8 | said[4] & 0xff;
        }
    }

    private void option(int option) {
        if (option == BINARY) {
            binary = verb == WILL || (binary && verb != WONT);
        }
        if (settled.add(key(verb, option))) {
            boolean agreed = option == BINARY;
            switch (verb) {
                case DO -> reply(agreed ? WILL : WONT, option);
                case WILL -> reply(agreed ? DO : DONT, option);
                default -> {}
            }
        }
    }

    private void reply(int said, int option) {
        answer.write(IAC);
        answer.write(said);
        answer.write(option);
    }
}
