package org.mpl4j.summon.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.mpl4j.servers.common.nativeio.ProcessSignals;
import org.mpl4j.servers.common.nativeio.TapFile;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.handover.DeviceSource;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.TapDevice;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackPlan;
import org.mpl4j.tcpip.socket.TcpServerSocket;
import org.mpl4j.tcpip.socket.TcpSocket;
import sun.misc.Signal;

/** The program of an image for tests: it takes its host over as all appliances do, and serves {@link UploadConversation}s. At the step that its image names it stops as SIGSTOP stops it, until it is killed or goes on by SIGCONT. */
final class UploadAppliance {
    private static final int PORT = 80;
    private static final int BACKLOG = 1024;
    private static final int SIGSTOP = 19;

    private final Path stepFile;

    private UploadAppliance(Path stepFile) {
        this.stepFile = stepFile;
    }

    /** Serves until it is told to stop, or killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path image = Path.of(System.getProperty("mpl.appliance"));
        new UploadAppliance(image.resolve(UploadImage.STEP)).run(Path.of(arguments[1]));
        System.exit(0);
    }

    private void run(Path conduit) throws IOException, InterruptedException {
        if (isAt(UploadImage.Step.PARENT)) {
            startAnother();
        }
        reach(UploadImage.Step.BEGIN);
        CountDownLatch stop = new CountDownLatch(1);
        Signal.handle(new Signal("TERM"), signal -> stop.countDown());
        HostStack stack =
                HostStack.start(StackPlan.conduit(conduit).plan(), (mtu, hasOffloads) -> device(mtu, hasOffloads));
        reach(UploadImage.Step.OFFERED);
        TcpServerSocket listener = stack.listen(new InetSocketAddress("0.0.0.0", PORT), BACKLOG);
        stack.ready();
        reach(UploadImage.Step.TAKEN);
        Thread.ofVirtual().start(() -> accept(listener));
        stop.await();
        reach(UploadImage.Step.STOPPING);
        stack.close();
    }

    private DeviceSource.Opened device(int mtu, boolean hasOffloads) throws IOException {
        reach(UploadImage.Step.TAKING);
        TapDevice device = TapDevice.of(TapFile.adopt(0, hasOffloads ? Device.OFFLOAD_HEADER : 0), mtu, hasOffloads);
        return new DeviceSource.Opened(device, FrameWait.of(device));
    }

    private static void accept(TcpServerSocket listener) {
        while (listener.isOpen()) {
            try {
                TcpSocket socket = listener.accept();
                Thread.ofVirtual().start(() -> UploadConversation.run(socket));
            } catch (IOException e) {
                // It was closed.
            }
        }
    }

    private boolean isAt(UploadImage.Step step) throws IOException {
        return Files.readString(stepFile).equals(step.name());
    }

    /** The signal reaches whichever thread comes first: this one asks until it was. */
    private void reach(UploadImage.Step step) throws IOException {
        while (isAt(step)) {
            ProcessSignals.send((int) ProcessHandle.current().pid(), SIGSTOP);
        }
    }

    /** Starts a process that has what this one has, its interface, too, and does not end with it. */
    private static void startAnother() throws IOException {
        // What the JDK starts processes by otherwise is not in the runtime of an image.
        System.setProperty("jdk.lang.Process.launchMechanism", "VFORK");
        new ProcessBuilder("/bin/sleep", "1000").inheritIO().start();
    }
}
