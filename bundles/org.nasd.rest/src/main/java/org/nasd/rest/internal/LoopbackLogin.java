package org.nasd.rest.internal;

/** Whether programs on this machine must log in. Named as people write it in the settings. */
public enum LoopbackLogin {
    /** No: they act as operator. */
    none,
    /** Yes; the right choice behind a proxy on the same machine. */
    required
}
