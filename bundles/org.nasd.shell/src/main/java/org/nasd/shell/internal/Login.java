package org.nasd.shell.internal;

import java.security.AccessController;
import java.security.Principal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Role;

/** Tells who calls from what the login left with this thread. What a session's variables say could be set by anybody. */
final class Login {

    private Login() {}

    @SuppressWarnings("removal")
    static Caller of(Session session) {
        Subject subject = Subject.getSubject(AccessController.getContext());
        return subject == null ? new Caller("nobody", Role.NONE, "shell") : of(subject, session);
    }

    static Caller of(Subject subject, Session session) {
        String name = names(subject, UserPrincipal.class).findFirst().orElse("nobody");
        return new Caller(name, role(subject), origin(subject, session));
    }

    private static Role role(Subject subject) {
        Set<String> roles = names(subject, RolePrincipal.class).collect(Collectors.toSet());
        if (roles.contains("admin")) {
            return Role.ADMIN;
        }
        if (roles.contains("operator")) {
            return Role.OPERATOR;
        }
        return roles.contains("viewer") ? Role.VIEWER : Role.NONE;
    }

    /** For example {@code ssh 127.0.0.1}, or {@code console}. */
    private static String origin(Subject subject, Session session) {
        if (Boolean.TRUE.equals(session.get(Session.IS_LOCAL))) {
            return "console";
        }
        return subject.getPrincipals(ClientPrincipal.class).stream()
                .map(client -> client.getMethod() + " "
                        + client.getAddress().replaceFirst("^.*/", "").replaceFirst(":\\d+$", ""))
                .findFirst()
                .orElse("shell");
    }

    private static Stream<String> names(Subject subject, Class<? extends Principal> type) {
        return subject.getPrincipals(type).stream().map(Principal::getName);
    }
}
