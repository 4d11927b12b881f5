package org.nasd.simulator.internal.cli.ssh;

import io.netty.channel.ChannelHandler;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerAuthenticationManager;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.SessionFactory;
import org.nasd.simulator.cli.SshIdentity;
import org.nasd.simulator.internal.cli.Device;
import org.nasd.simulator.internal.cli.Visit;

/** A device's SSH server: who may come in, with which keys and algorithms. It has no port of its own; {@link SshLine} feeds it. */
public final class SshDoor implements AutoCloseable {

    static final AttributeKey<Visit> VISIT = new AttributeKey<>();

    private final SshIdentity identity;
    private final SshServer server;
    private final SessionFactory sessions;

    public SshDoor(Device device) {
        this.identity = device.settings().ssh();
        this.server = SshServer.setUpDefaultServer();
        server.setScheduledExecutorService(device.desk().loop, false);
        server.setKeyPairProvider(KeyPairProvider.wrap(identity.hostKey() == null ? fresh() : identity.hostKey()));
        server.setPasswordAuthenticator((user, password, session) -> {
            boolean welcome = device.let(user, password) != null;
            if (!welcome) {
                device.desk().loginRefused();
            }
            return welcome;
        });
        server.setPublickeyAuthenticator((user, key, session) ->
                !device.desk().refusesLogins() && identity.authorized().contains(key));
        server.setUserAuthFactories(ServerAuthenticationManager.resolveUserAuthFactories(server));
        server.setServiceFactories(SshServer.DEFAULT_SERVICE_FACTORIES);
        server.setShellFactory(channel -> new Seat(device.desk(), new Shell(device)));
        if (identity.exec()) {
            server.setCommandFactory((channel, command) -> new Seat(device.desk(), new Exec(device, command)));
        }
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, identity.maxChannels());
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "nasd-simulator");
        if (identity.old()) {
            growOld();
        }
        this.sessions = new SessionFactory(server);
    }

    private void growOld() {
        server.setKeyExchangeFactories(List.of(
                ServerBuilder.DH2KEX.apply(BuiltinDHFactories.dhg14),
                ServerBuilder.DH2KEX.apply(BuiltinDHFactories.dhg1)));
        server.setSignatureFactories(List.of(BuiltinSignatures.rsa));
        server.setCipherFactories(List.of(BuiltinCiphers.aes128cbc, BuiltinCiphers.tripledescbc));
        server.setMacFactories(List.of(BuiltinMacs.hmacsha1, BuiltinMacs.hmacmd5));
        server.setKexExtensionHandler(null);
    }

    private KeyPair fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(identity.old() ? "RSA" : "EC");
            generator.initialize(identity.old() ? 2048 : 256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java can make RSA and EC keys", e);
        }
    }

    /** Gives it another host key for all further connections. */
    public void changeHostKey() {
        server.setKeyPairProvider(KeyPairProvider.wrap(fresh()));
    }

    /** Serves a connection. */
    public ChannelHandler handler(Visit visit) {
        return new SshLine(sessions, visit);
    }

    @Override
    public void close() {
        server.close(true);
    }
}
