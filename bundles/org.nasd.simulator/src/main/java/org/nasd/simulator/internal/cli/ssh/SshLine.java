package org.nasd.simulator.internal.cli.ssh;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.session.SessionFactory;
import org.nasd.simulator.internal.cli.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what arrives on a connection to the SSH server. Used by the device's thread only. */
final class SshLine extends SimpleChannelInboundHandler<ByteBuf> {

    private static final Logger LOG = LoggerFactory.getLogger(SshLine.class);

    private final SessionFactory sessions;
    private final Visit visit;
    private SshWire wire;

    SshLine(SessionFactory sessions, Visit visit) {
        this.sessions = sessions;
        this.visit = visit;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        wire = new SshWire(ctx.channel());
        sessions.sessionCreated(wire);
        AbstractSession session = AbstractSession.getSession(wire);
        session.setAttribute(SshDoor.VISIT, visit);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf bytes) throws Exception {
        sessions.messageReceived(wire, new ByteArrayBuffer(ByteBufUtil.getBytes(bytes)));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        if (wire != null) {
            wire.close(true);
            sessions.sessionClosed(wire);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) throws Exception {
        if (wire == null || cause instanceof IOException) {
            LOG.info("connection {} closed: {}", visit.number(), cause.getMessage());
            visit.close(false);
        } else {
            sessions.exceptionCaught(wire, cause);
        }
    }
}
