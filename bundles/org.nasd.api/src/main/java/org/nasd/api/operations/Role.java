package org.nasd.api.operations;

/** What a person may do; each role includes the ones before it. */
public enum Role {
    /** Nothing at all: somebody who is known, but to whom no role was given. */
    NONE,
    /** Look. */
    VIEWER,
    /** Also push events, pause and resume NAS, change their forks, preview. */
    OPERATOR,
    /** Also add, change and remove NAS and accounts, and give commands by hand. */
    ADMIN;

    /** Whether somebody of this role may do what needs the given role. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
