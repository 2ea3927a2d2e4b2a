#!/bin/sh
# Signs features.zone as nsec.example, nsec3.example and optout.example, with dnssec-keygen and dnssec-signzone (Debian package bind9-utils). The results are kept
# beside it, since signatures differ each time. Signatures end as late as serial number arithmetic allows (RFC 4034 section 3.1.5): 68 years after today.
set -eu
cd "$(dirname "$0")"
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT

# sign ORIGIN OPTION...
sign() {
    origin=$1
    shift
    # The name of the file is that of the key.
    key=$(dnssec-keygen -K "$keys" -a ECDSAP256SHA256 -f KSK "$origin")
    cat features.zone "$keys/$key.key" >"$keys/$origin"
    dnssec-signzone -K "$keys" -z -P -q -O full -o "$origin" -s 20240101000000 -e 20900101000000 -f "$origin.signed" "$@" "$keys/$origin" "$keys/$key"
}
sign nsec.example
sign nsec3.example -3 AABBCCDD -H 2
sign optout.example -3 - -H 0 -A
rm -f dsset-*
