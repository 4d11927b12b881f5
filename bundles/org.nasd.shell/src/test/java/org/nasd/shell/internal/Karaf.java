package org.nasd.shell.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.apache.karaf.shell.support.ShellUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nasd.api.operations.Operations;

/** Karaf's own shell with the commands of this bundle, in this process and without OSGi. Registered with a test, it ends with it. */
final class Karaf implements AutoCloseable, AfterEachCallback {

    /** It takes the place of System.out, which only one can do in a process. */
    private static final ThreadIOImpl THREAD_IO = started();

    final SessionFactoryImpl factory;

    private static ThreadIOImpl started() {
        ThreadIOImpl threadIo = new ThreadIOImpl();
        threadIo.start();
        return threadIo;
    }

    /** What a command line left. */
    record Result(int status, String out) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    Karaf(Operations operations) {
        factory = new SessionFactoryImpl(THREAD_IO);
        ManagerImpl manager = new ManagerImpl(factory, factory);
        factory.register(manager);
        if (operations != null) {
            factory.register(operations);
        }
        for (Class<?> command : commands()) {
            manager.register(command);
        }
    }

    /** All classes with {@code @Service} of the package, as the extender finds them. */
    static List<Class<?>> commands() {
        String folder = Face.class.getPackageName().replace('.', '/');
        Path code = Path.of(URI.create(
                Face.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        if (Files.isDirectory(code)) {
            return commands(code.resolve(folder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(code)) {
            return commands(jar.getPath(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Class<?>> commands(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .<Class<?>>map(Karaf::load)
                    .filter(type -> type.isAnnotationPresent(Service.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(Face.class.getPackageName() + "." + file.substring(0, file.length() - 6));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Subject subject(String name, String... roles) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        subject.getPrincipals().add(new ClientPrincipal("ssh", "/127.0.0.1:51234"));
        for (String role : roles) {
            subject.getPrincipals().add(new RolePrincipal(role));
        }
        return subject;
    }

    Result run(String line) throws Exception {
        return run(subject("ann", "admin"), line, "");
    }

    /** Runs a line as SSH exec does. */
    @SuppressWarnings("removal")
    Result run(Subject subject, String line, String input) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = Subject.doAs(subject, (PrivilegedExceptionAction<Integer>) () -> {
            ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
            Session session = factory.create(in, print, print);
            try {
                return session.execute(line) instanceof Integer code ? code : 0;
            } catch (Exception e) {
                ShellUtil.logException(session, e);
                return 1;
            } finally {
                session.close();
            }
        });
        return new Result(status, out.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        factory.stop();
    }
}
