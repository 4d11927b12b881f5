package org.nasd.rest.internal.access;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.nasd.api.operations.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logins of the shell and the console: Karaf's realm. */
public final class JaasLogin implements Login {

    private static final Logger LOG = LoggerFactory.getLogger(JaasLogin.class);
    private static final String REALM = "karaf";

    @Override
    public Optional<Role> check(String name, String password) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // JAAS finds Karaf's login module through this thread's class loader, which else is some web context's.
        thread.setContextClassLoader(RolePrincipal.class.getClassLoader());
        try {
            Subject subject = new Subject();
            LoginContext context = new LoginContext(REALM, subject, callbacks -> answer(callbacks, name, password));
            context.login();
            Role role = role(subject);
            context.logout();
            return Optional.of(role);
        } catch (FailedLoginException e) {
            return Optional.empty();
        } catch (LoginException e) {
            LOG.warn("The realm {} could not check a login: {}", REALM, e.toString());
            return Optional.empty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void answer(Callback[] callbacks, String name, String password) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback asked) {
                asked.setName(name);
            } else if (callback instanceof PasswordCallback asked) {
                asked.setPassword(password.toCharArray());
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private static Role role(Subject subject) {
        Set<String> roles = subject.getPrincipals(RolePrincipal.class).stream()
                .map(RolePrincipal::getName)
                .collect(Collectors.toSet());
        if (roles.contains("admin")) {
            return Role.ADMIN;
        }
        if (roles.contains("operator")) {
            return Role.OPERATOR;
        }
        return roles.contains("viewer") ? Role.VIEWER : Role.NONE;
    }
}
