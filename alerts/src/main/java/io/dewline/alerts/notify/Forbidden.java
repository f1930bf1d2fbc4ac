package io.dewline.alerts.notify;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses that no webhook goes to: link-local ones (where cloud machines keep their credentials), multicast and the unspecified address. */
final class Forbidden {
    private Forbidden() {}

    static boolean is(InetAddress address) {
        return address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress()
                || embedded(address)
                || metadata(address);
    }

    /** An IPv4 link-local address written inside an IPv6 one (compatible, mapped or NAT64). */
    private static boolean embedded(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return false;
        }
        byte[] bytes = address.getAddress();
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
        boolean zeros = true;
        for (int i = 0; i < 10; i++) {
            zeros &= bytes[i] == 0;
        }
        return (nat64 || zeros) && bytes[12] == (byte) 169 && bytes[13] == (byte) 254;
    }

    /** fd00:ec2::254, where one large cloud serves machine credentials over IPv6. */
    private static boolean metadata(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16
                && bytes[0] == (byte) 0xfd
                && bytes[1] == 0
                && bytes[2] == 0x0e
                && bytes[3] == (byte) 0xc2
                && bytes[14] == 0x02
                && bytes[15] == 0x54;
    }
}
