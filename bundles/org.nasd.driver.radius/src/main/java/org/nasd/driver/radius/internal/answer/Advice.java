package org.nasd.driver.radius.internal.answer;

import java.util.OptionalInt;

/** What a person can do about a refusal, by its Error-Cause. */
public final class Advice {

    private Advice() {}

    /** A sentence without a full stop; empty when there is nothing to say. */
    public static String on(OptionalInt cause) {
        if (cause.isEmpty()) {
            return "the NAS gives no Error-Cause: its own log may say why";
        }
        return switch (cause.getAsInt()) {
            case 401, 406, 407 ->
                "the NAS does not know an attribute of the command, or cannot change it to this value";
            case 402 -> "the NAS needs an attribute that the command does not have";
            case 403 -> "the NAS goes by another name or address: see the settings nas.identifier and nas.ip.address";
            case 404, 405 -> "the NAS cannot do what the command asks for";
            case 501 -> "the NAS's configuration forbids it";
            case 503 ->
                "the NAS has no such session: the subscriber may be offline, or the attributes name the session otherwise";
            case 508 -> "several sessions match: name one by its Acct-Session-Id";
            default -> "";
        };
    }
}
