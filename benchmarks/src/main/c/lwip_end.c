/*
 * One end of a transfer on lwIP, as a process of its own: TAP ADDRESS PORT. It takes connections on the port, and prints how
 * many bytes came in how many nanoseconds; a line "HOST PORT SECONDS" that it reads makes it send there for so long.
 *
 * The TAP interface is driven here: the one that comes with the library's package overruns memory under load. One thread reads
 * frames and has the stack all the while it works on one, as lwIP's core locking is meant to be used.
 */
#include <fcntl.h>
#include <lwip/etharp.h>
#include <lwip/netif.h>
#include <lwip/tcp.h>
#include <lwip/tcpip.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <netif/ethernet.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { FRAME = 2048, MTU = 1500, PIECE = 44 * TCP_MSS };

enum { WARM_UP_NANOS = 500000000 };

/* The first half second is not counted: it is for the beginning of the connection. */
struct progress {
    unsigned long bytes;
    long first;
    long begin;
    long last;
};

static struct netif interface;
static sys_sem_t is_up;
static int tap;
static char piece[PIECE];
static long source_end;

static long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

static void say(const char *line) {
    puts(line);
    fflush(stdout);
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

/* Frames. */

static err_t write_frame(struct netif *netif, struct pbuf *frame) {
    char bytes[FRAME];
    (void)netif;
    u16_t count = pbuf_copy_partial(frame, bytes, frame->tot_len, 0);
    return write(tap, bytes, count) == count ? ERR_OK : ERR_IF;
}

static err_t begin_interface(struct netif *netif) {
    static const u8_t mac[6] = {0x02, 0, 0, 0, 0, 0x03};
    netif->name[0] = 't';
    netif->name[1] = 'p';
    netif->output = etharp_output;
    netif->linkoutput = write_frame;
    netif->mtu = MTU;
    netif->hwaddr_len = sizeof mac;
    memcpy(netif->hwaddr, mac, sizeof mac);
    netif->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_LINK_UP;
    return ERR_OK;
}

static void read_frames(void) {
    char bytes[FRAME];
    ssize_t count;
    while ((count = read(tap, bytes, sizeof bytes)) > 0) {
        LOCK_TCPIP_CORE();
        struct pbuf *frame = pbuf_alloc(PBUF_RAW, (u16_t)count, PBUF_RAM);
        if (frame != NULL) {
            pbuf_take(frame, bytes, (u16_t)count);
            if (interface.input(frame, &interface) != ERR_OK) {
                pbuf_free(frame);
            }
        }
        UNLOCK_TCPIP_CORE();
    }
}

/* With a thread of the kernel that takes what is written, as our stack has it, where the kernel can do that. */
static void open_tap(const char *name) {
    struct ifreq request;
    char path[64];
    memset(&request, 0, sizeof request);
    strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    request.ifr_flags = IFF_TAP | IFF_NO_PI | IFF_NAPI;
    tap = open("/dev/net/tun", O_RDWR);
    if (tap < 0 || ioctl(tap, TUNSETIFF, &request) < 0) {
        fail("the TAP interface cannot be had");
    }
    snprintf(path, sizeof path, "/sys/class/net/%s/threaded", name);
    int threaded = open(path, O_WRONLY);
    if (threaded < 0 || write(threaded, "1", 1) != 1) {
        perror("the TAP interface has no thread");
    }
    close(threaded);
}

/* What comes. */

static void add(struct progress *progress, u16_t count) {
    long now = nanoseconds();
    if (progress->first == 0) {
        progress->first = now;
    }
    if (progress->begin != 0) {
        progress->bytes += count;
        progress->last = now;
    } else if (now - progress->first >= WARM_UP_NANOS) {
        progress->begin = now;
    }
}

static err_t receive(void *argument, struct tcp_pcb *pcb, struct pbuf *data, err_t error) {
    struct progress *progress = argument;
    (void)error;
    if (data == NULL) {
        printf("received %lu %ld\n", progress->bytes, progress->last - progress->begin);
        fflush(stdout);
        tcp_recv(pcb, NULL);
        free(progress);
        return tcp_close(pcb);
    }
    add(progress, data->tot_len);
    tcp_recved(pcb, data->tot_len);
    pbuf_free(data);
    return ERR_OK;
}

static err_t accept_connection(void *argument, struct tcp_pcb *pcb, err_t error) {
    (void)argument;
    if (error != ERR_OK || pcb == NULL) {
        return ERR_VAL;
    }
    tcp_arg(pcb, calloc(1, sizeof(struct progress)));
    tcp_recv(pcb, receive);
    return ERR_OK;
}

/* What is sent. */

static err_t send_more(void *argument, struct tcp_pcb *pcb, u16_t acknowledged) {
    (void)argument;
    (void)acknowledged;
    if (nanoseconds() >= source_end) {
        tcp_sent(pcb, NULL);
        say("sent");
        return tcp_close(pcb);
    }
    while (tcp_sndbuf(pcb) >= TCP_MSS) {
        u32_t room = tcp_sndbuf(pcb) / TCP_MSS * TCP_MSS;
        u16_t count = (u16_t)(room < PIECE ? room : PIECE);
        if (tcp_write(pcb, piece, count, TCP_WRITE_FLAG_COPY) != ERR_OK) {
            break;
        }
    }
    return tcp_output(pcb);
}

static err_t connected(void *argument, struct tcp_pcb *pcb, err_t error) {
    (void)error;
    tcp_sent(pcb, send_more);
    return send_more(argument, pcb, 0);
}

static void lost(void *argument, err_t error) {
    (void)argument;
    fprintf(stderr, "lwIP lost the connection: %d\n", error);
    exit(1);
}

static void *take_orders(void *unused) {
    char host[64];
    int port;
    int seconds;
    while (scanf("%63s %d %d", host, &port, &seconds) == 3) {
        ip_addr_t address;
        if (!ipaddr_aton(host, &address)) {
            fail(host);
        }
        LOCK_TCPIP_CORE();
        source_end = nanoseconds() + seconds * 1000000000L;
        struct tcp_pcb *pcb = tcp_new();
        tcp_err(pcb, lost);
        tcp_connect(pcb, &address, (u16_t)port, connected);
        UNLOCK_TCPIP_CORE();
    }
    exit(0);
    return unused;
}

static void signal_up(void *unused) {
    (void)unused;
    sys_sem_signal(&is_up);
}

int main(int count, char **words) {
    ip4_addr_t address;
    ip4_addr_t mask;
    ip4_addr_t any;
    pthread_t orders;
    if (count != 4 || !ip4addr_aton(words[2], &address)) {
        fprintf(stderr, "usage: lwip_end TAP ADDRESS PORT\n");
        return 2;
    }
    open_tap(words[1]);
    sys_sem_new(&is_up, 0);
    tcpip_init(signal_up, NULL);
    sys_sem_wait(&is_up);
    IP4_ADDR(&mask, 255, 255, 255, 0);
    ip4_addr_set_any(&any);
    LOCK_TCPIP_CORE();
    netif_add(&interface, &address, &mask, &any, NULL, begin_interface, ethernet_input);
    netif_set_default(&interface);
    netif_set_up(&interface);
    struct tcp_pcb *listener = tcp_new();
    tcp_bind(listener, IP_ADDR_ANY, (u16_t)atoi(words[3]));
    listener = tcp_listen(listener);
    tcp_accept(listener, accept_connection);
    UNLOCK_TCPIP_CORE();
    pthread_create(&orders, NULL, take_orders, NULL);
    say("ready");
    read_frames();
    return 0;
}
