package org.nasd.simulator.internal.cli.ssh;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.io.AbstractIoWriteFuture;
import org.apache.sshd.common.io.IoService;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.closeable.AbstractCloseable;

/** What the SSH server takes for its connection: a Netty channel. Packets leave in the order in which they were handed over. */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that ends shows in channelInactive, whatever ended it
final class SshWire extends AbstractCloseable implements IoSession {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long id = NUMBERS.incrementAndGet();
    private final Channel channel;
    private final Map<Object, Object> attributes = new ConcurrentHashMap<>();

    SshWire(Channel channel) {
        this.channel = channel;
    }

    /** The server's own threads write too, so everything goes through the queue of the device's thread. */
    @Override
    public IoWriteFuture writeBuffer(Buffer buffer) {
        ByteBuf copy = Unpooled.copiedBuffer(buffer.array(), buffer.rpos(), buffer.available());
        Written written = new Written(this);
        channel.eventLoop().execute(() -> channel.writeAndFlush(copy).addListener((ChannelFutureListener)
                future -> written.setValue(future.isSuccess() ? Boolean.TRUE : future.cause())));
        return written;
    }

    private static final class Written extends AbstractIoWriteFuture {
        Written(Object id) {
            super(id, null);
        }
    }

    @Override
    protected CloseFuture doCloseGracefully() {
        channel.eventLoop()
                .execute(() -> channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE));
        channel.closeFuture().addListener(closed -> closeFuture.setClosed());
        return closeFuture;
    }

    @Override
    protected void doCloseImmediately() {
        channel.close();
        super.doCloseImmediately();
    }

    @Override
    public void shutdownOutputStream() {
        channel.eventLoop().execute(((DuplexChannel) channel)::shutdownOutput);
    }

    @Override
    public void suspendRead() {
        channel.config().setAutoRead(false);
    }

    @Override
    public void resumeRead() {
        channel.config().setAutoRead(true);
    }

    @Override
    public long getId() {
        return id;
    }

    @Override
    public SocketAddress getAcceptanceAddress() {
        return channel.localAddress();
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return channel.remoteAddress();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return channel.localAddress();
    }

    @Override
    public Object getAttribute(Object key) {
        return attributes.get(key);
    }

    @Override
    public Object setAttribute(Object key, Object value) {
        return attributes.put(key, value);
    }

    @Override
    public Object setAttributeIfAbsent(Object key, Object value) {
        return attributes.putIfAbsent(key, value);
    }

    @Override
    public Object removeAttribute(Object key) {
        return attributes.remove(key);
    }

    /** None: asked for only to limit the sessions of a user, which this server does not. */
    @Override
    public IoService getService() {
        return null;
    }
}
