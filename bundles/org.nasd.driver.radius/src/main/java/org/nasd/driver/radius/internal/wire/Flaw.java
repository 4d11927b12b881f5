package org.nasd.driver.radius.internal.wire;

/** Why an answer is dropped as if it had never come. */
public enum Flaw {
    MALFORMED("it is no well-formed RADIUS packet"),
    UNASKED("nothing was asked under its identifier"),
    WRONG_CODE("its code is no answer to the request"),
    WRONG_AUTHENTICATOR(
            "its Response Authenticator is wrong: most likely the secret (COA_PSW) is not the one the NAS has"),
    UNSIGNED("it has no Message-Authenticator, which the setting message.authenticator.required asks for"),
    WRONG_SIGNATURE("its Message-Authenticator is wrong");

    private final String reason;

    Flaw(String reason) {
        this.reason = reason;
    }

    /** In words, after "because". */
    public String reason() {
        return reason;
    }
}
