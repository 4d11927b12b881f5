package org.nasd.api.driver;

/** What keeps a NAS from being worked with. */
public enum Trouble {
    /** Nobody answers, or the connection is refused. */
    UNREACHABLE,
    /** An established connection was lost or closed. */
    LOST,
    /** The device turned away one more session because it has enough; it says nothing about those already open. */
    BUSY,
    /** Login name or password is wrong: trying again soon may lock the account. */
    LOGIN_REFUSED,
    /** The device could not prove who it is (host key, certificate): nothing must be sent to it. */
    UNTRUSTED,
    /** Settings that can only be seen to be wrong here, for example a key file that cannot be read. */
    MISCONFIGURED
}
