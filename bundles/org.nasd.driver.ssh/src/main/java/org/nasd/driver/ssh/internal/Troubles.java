package org.nasd.driver.ssh.internal;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import java.net.SocketTimeoutException;
import java.util.regex.Pattern;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;

/** What JSch's failures to open a session mean. A pure function. */
final class Troubles {

    private static final Pattern CLOSED =
            Pattern.compile("(?i)closed by foreign host|connection reset|broken pipe|connection abort");

    private Troubles() {}

    /**
     * Classifies a failure.
     *
     * @param reached whether the TCP connection stood
     */
    static Outcome.Unavailable of(String where, JSchException e, boolean reached) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof JSchAlgoNegoFailException nego) {
            return new Outcome.Unavailable(
                    Trouble.MISCONFIGURED,
                    where + ": no common algorithm (" + nego.getAlgorithmName() + "); the NAS offers only "
                            + nego.getServerProposal()
                            + ". For an old device set the option old_algorithms=true, for this NAS alone");
        }
        if (message.startsWith("Auth fail") || message.startsWith("Auth cancel")) {
            return new Outcome.Unavailable(
                    Trouble.LOGIN_REFUSED,
                    where + ": login name, password or key refused (" + message
                            + "); correct it with nas:set, then nas:resume");
        }
        if (e instanceof JSchSessionDisconnectException) {
            return new Outcome.Unavailable(disconnected(message), where + ": " + message);
        }
        return new Outcome.Unavailable(byMessage(message, reached), where + ": " + words(e, message, reached));
    }

    private static Trouble disconnected(String message) {
        if (message.matches("(?is).*(too many authentication|auth.*fail).*")) {
            return Trouble.LOGIN_REFUSED;
        }
        return message.matches("(?is).*(too many|max|sessions|busy|try later).*") ? Trouble.BUSY : Trouble.LOST;
    }

    private static Trouble byMessage(String message, boolean reached) {
        return reached && isClosed(message) ? Trouble.BUSY : Trouble.UNREACHABLE;
    }

    /** OpenSSH beyond MaxStartups and many routers beyond their sessions close without a word, some with a reset. */
    private static boolean isClosed(String message) {
        return CLOSED.matcher(message).find();
    }

    private static String words(JSchException e, String message, boolean reached) {
        if (reached && isClosed(message)) {
            return "it closed the connection before login; it may have enough sessions (MaxStartups)";
        }
        Throwable cause = e.getCause();
        if (cause instanceof SocketTimeoutException) {
            return reached ? "it accepted the connection and then said nothing" : "no answer to the connection";
        }
        return cause != null && cause.getMessage() != null ? cause.getMessage() : message;
    }
}
