package org.nasd.driver.mikrotik.internal.trap;

import static org.nasd.driver.mikrotik.internal.trap.Verdict.FAIL;
import static org.nasd.driver.mikrotik.internal.trap.Verdict.POSTPONE;

import java.util.List;
import java.util.Locale;

/**
 * What a router complains about, as far as its words tell. The order matters: the first kind whose text occurs is taken.
 */
public enum TrapKind {
    LOGIN_FAILED("LoginFailed", FAIL, "invalid user name or password", "cannot log in", "not logged in"),
    NOT_PERMITTED("NotPermitted", FAIL, "not enough permissions", "not allowed", "permission denied", "not permitted"),
    NO_SUCH_ITEM("NoSuchItem", FAIL, "no such item", "expected item id", "missing or invalid resource identifier"),
    NO_SUCH_COMMAND(
            "NoSuchCommand",
            FAIL,
            "no such command",
            "no such directory",
            "bad command name",
            "expected end of command",
            "syntax error"),
    UNKNOWN_PARAMETER("UnknownParameter", FAIL, "unknown parameter"),
    INVALID_VALUE(
            "InvalidValue",
            FAIL,
            "bad parameter",
            "input does not match any value of",
            "invalid value",
            "ambiguous value of",
            "out of range",
            "missing value",
            "=missing"),
    ALREADY_EXISTS("AlreadyExists", FAIL, "already have", "already exists"),
    BUSY("Busy", POSTPONE, "busy", "timeout", "timed out", "try again", "too many", "not ready"),
    INTERRUPTED("Interrupted", POSTPONE, "interrupted"),
    SCRIPT_ERROR("ScriptError", FAIL),
    API_ERROR("ApiError", FAIL),
    TERMINAL_ERROR("TerminalError", FAIL),
    RETURNED_VALUE("ReturnedValue", FAIL),
    TRAP("Trap", FAIL);

    private static final List<TrapKind> ALL = List.of(values());

    private final String label;
    private final Verdict verdict;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> texts;

    TrapKind(String label, Verdict verdict, String... texts) {
        this.label = label;
        this.verdict = verdict;
        this.texts = List.of(texts);
    }

    /** The name by which people see it. */
    public String label() {
        return label;
    }

    /** What it means for an event when nothing else is known. */
    public Verdict verdict() {
        return verdict;
    }

    /** The kind of a complaint: an interruption by its category, all others by their text, then by their category. */
    public static TrapKind of(Integer category, String message) {
        if (category != null && category == 2) {
            return INTERRUPTED;
        }
        String text = message.toLowerCase(Locale.ROOT);
        for (TrapKind kind : ALL) {
            if (kind.texts.stream().anyMatch(text::contains)) {
                return kind;
            }
        }
        return byCategory(category);
    }

    private static TrapKind byCategory(Integer category) {
        if (category == null) {
            return TRAP;
        }
        return switch (category) {
            case 0 -> NO_SUCH_ITEM;
            case 1 -> INVALID_VALUE;
            case 3 -> SCRIPT_ERROR;
            case 5 -> API_ERROR;
            case 6 -> TERMINAL_ERROR;
            case 7 -> RETURNED_VALUE;
            default -> TRAP;
        };
    }
}
