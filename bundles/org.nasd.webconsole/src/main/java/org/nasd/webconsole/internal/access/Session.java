package org.nasd.webconsole.internal.access;

import org.nasd.api.operations.Role;

/**
 * Somebody who is logged in with a browser.
 *
 * @param id what the cookie holds
 * @param name the login name
 * @param role what this person could do when they logged in
 * @param token what a page of ours sends along when it asks for something to be done, and no other page can know
 */
public record Session(String id, String name, Role role, String token) {

    /** The id and the token let somebody act as this person. */
    @Override
    public String toString() {
        return "session of " + name;
    }
}
