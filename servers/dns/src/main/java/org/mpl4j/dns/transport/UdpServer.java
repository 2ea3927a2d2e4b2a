package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tallies;

/**
 * Answers datagrams, on several addresses, with several threads each: one thread a socket, a service for each thread. It is bound when it is made, while there may be
 * the rights for that, and serves when it is started.
 */
public final class UdpServer implements UdpTransport {
    private final UdpOptions options;
    private final List<DatagramChannel> channels;
    private final List<InetSocketAddress> addresses;
    private final List<UdpWorker> workers = new ArrayList<>();

    private UdpServer(UdpOptions options, List<DatagramChannel> channels) throws IOException {
        this.options = options;
        this.channels = channels;
        List<InetSocketAddress> bound = new ArrayList<>();
        for (int i = 0; i < channels.size(); i += options.socketsPerAddress()) {
            bound.add((InetSocketAddress) channels.get(i).getLocalAddress());
        }
        addresses = List.copyOf(bound);
    }

    /**
     * Binds sockets.
     *
     * @param addresses where to listen; a wildcard stands for the {@linkplain ListenAddresses addresses that there are now}
     * @param options how
     * @throws IOException if one can't be bound; its message names it
     */
    public static UdpServer bind(Collection<InetSocketAddress> addresses, UdpOptions options) throws IOException {
        List<DatagramChannel> channels = new ArrayList<>();
        try {
            for (InetSocketAddress address : ListenAddresses.expand(addresses)) {
                InetSocketAddress same = address;
                for (int i = 0; i < options.socketsPerAddress(); i++) {
                    channels.add(open(same, options));
                    // Port 0 is any port, but all sockets of an address have the same.
                    same = (InetSocketAddress) channels.getLast().getLocalAddress();
                }
            }
            return new UdpServer(options, channels);
        } catch (IOException | RuntimeException e) {
            for (DatagramChannel channel : channels) {
                channel.close();
            }
            throw e;
        }
    }

    private static DatagramChannel open(InetSocketAddress address, UdpOptions options) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                address.getAddress() instanceof Inet6Address
                        ? StandardProtocolFamily.INET6
                        : StandardProtocolFamily.INET);
        try {
            if (options.socketsPerAddress() > 1) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.setOption(StandardSocketOptions.SO_RCVBUF, options.receiveBuffer());
            channel.bind(address);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw new IOException("cannot listen on " + Addresses.show(address) + " over UDP: " + e.getMessage(), e);
        }
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return addresses;
    }

    @Override
    public void start(Supplier<Service> services, Tallies tallies) {
        for (DatagramChannel channel : channels) {
            Answerer answerer = new Answerer(services.get(), Transport.UDP, tallies.join());
            UdpLater later = new UdpLater(channel::send, tallies.join());
            answerer.request().allowLater(() -> later.answerTo(answerer.request()));
            workers.add(new UdpWorker(channel, options, answerer, "udp-" + workers.size()));
        }
        workers.forEach(UdpWorker::start);
    }

    @Override
    public int socketCount() {
        return channels.size();
    }

    @Override
    public int nativeCount() {
        return (int) workers.stream().filter(UdpWorker::isNative).count();
    }

    /** Stops. Where system calls serve the sockets, what they hold is answered before. */
    @Override
    public void close() throws IOException {
        for (UdpWorker worker : workers) {
            worker.stop();
        }
        try {
            for (UdpWorker worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (workers.isEmpty()) {
            for (DatagramChannel channel : channels) {
                channel.close();
            }
        }
    }
}
