package org.nasd.simulator.routeros;

/** Which ways to log in a simulated router offers. */
public enum LoginForm {
    /** RouterOS 6.43 and later: name and password in one sentence. A challenge is not given. */
    PLAIN,
    /** Before 6.43: challenge and MD5 response. A password that is sent all the same is ignored. */
    CHALLENGE,
    /** Whichever the client begins with. */
    BOTH
}
