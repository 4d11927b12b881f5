package org.nasd.driver.mikrotik.internal.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Trouble;
import org.nasd.driver.mikrotik.internal.command.Words;
import org.nasd.driver.mikrotik.internal.tls.TlsClient;
import org.nasd.driver.mikrotik.internal.trap.Trap;
import org.nasd.driver.mikrotik.internal.wire.Reply;
import org.nasd.driver.mikrotik.internal.wire.SentenceWriter;

/**
 * Logs in on a fresh connection: by name and password, or, only where the NAS's settings say so, by the challenge of RouterOS before
 * 6.43. Neither ever falls back to the other.
 */
final class LoginHandler extends SimpleChannelInboundHandler<Reply> {

    /** Is told how the login ended, once. */
    interface Owner {

        void loggedIn(Channel channel);

        void refused(Outcome.Unavailable why);
    }

    private static final byte[] RET = "ret".getBytes(StandardCharsets.US_ASCII);

    private final Router router;
    private final TlsClient tls;
    private final Owner owner;
    private Trap trap;
    private boolean challenged;
    private boolean over;

    /**
     * @param tls the TLS side of the connection, or null without TLS
     */
    LoginHandler(Router router, TlsClient tls, Owner owner) {
        super(Reply.class);
        this.router = router;
        this.tls = tls;
        this.owner = owner;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (tls == null) {
            begin(ctx);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                begin(ctx);
            } else {
                refuse(tls.explain(handshake.cause(), router.address()));
            }
        }
    }

    private void begin(ChannelHandlerContext ctx) {
        if (router.legacyLogin()) {
            send(ctx, List.of(Words.ascii("/login")));
            return;
        }
        byte[] name = router.text().encode(router.login()).orElse(null);
        byte[] password = router.text().encode(router.password().reveal()).orElse(null);
        if (name == null || password == null) {
            cannotEncode();
        } else {
            send(ctx, List.of(Words.ascii("/login"), Words.join("=name=", name), Words.join("=password=", password)));
        }
    }

    private void cannotEncode() {
        refuse(new Outcome.Unavailable(
                Trouble.MISCONFIGURED,
                router.address() + ": the character set " + router.text().charset()
                        + " has no place for a character of the login name or password"));
    }

    private static void send(ChannelHandlerContext ctx, List<byte[]> words) {
        ByteBuf bytes = ctx.alloc().buffer();
        SentenceWriter.write(words, bytes);
        var unused = ctx.writeAndFlush(bytes);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Reply reply) {
        if (over) {
            return;
        }
        switch (reply.type()) {
            case TRAP -> trap = trap == null ? Trap.of(reply, router.text()) : trap;
            case FATAL -> refuse(LoginRefusal.byFatal(fatalReason(reply), router));
            case DONE -> done(ctx, reply);
            case RE, EMPTY, OTHER -> {}
        }
    }

    private String fatalReason(Reply reply) {
        return reply.words().isEmpty()
                ? ""
                : Trap.oneLine(router.text().decode(reply.words().get(0)));
    }

    private void done(ChannelHandlerContext ctx, Reply reply) {
        byte[] challenge = reply.attribute(RET);
        if (trap != null) {
            refuse(LoginRefusal.byTrap(trap.message(), router, challenged));
        } else if (challenge != null && !router.legacyLogin()) {
            refuse(LoginRefusal.wantsLegacy(router));
        } else if (challenge != null && !challenged) {
            challenged = true;
            respond(ctx, challenge);
        } else if (router.legacyLogin() && !challenged) {
            refuse(LoginRefusal.gaveNoChallenge(router));
        } else {
            over = true;
            owner.loggedIn(ctx.channel());
        }
    }

    private void respond(ChannelHandlerContext ctx, byte[] challenge) {
        byte[] name = router.text().encode(router.login()).orElse(null);
        byte[] password = router.text().encode(router.password().reveal()).orElse(null);
        if (name == null || password == null) {
            cannotEncode();
            return;
        }
        String response = Challenge.response(new String(challenge, StandardCharsets.ISO_8859_1), password)
                .orElse(null);
        if (response == null) {
            refuse(LoginRefusal.gaveNoChallenge(router));
        } else {
            send(ctx, List.of(Words.ascii("/login"), Words.join("=name=", name), Words.ascii("=response=" + response)));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        refuse(LoginRefusal.byClosing(trap, router));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        refuse(new Outcome.Unavailable(Trouble.LOST, router.address() + ": during login " + Causes.ofLoss(cause)));
    }

    private void refuse(Outcome.Unavailable why) {
        if (!over) {
            over = true;
            owner.refused(why);
        }
    }
}
