import zlib
from report import Report, Temperature


def read(data):
    report = Report(data)
    assert report.magic == 0x5352, "another magic number"
    assert zlib.crc32(bytes(report)[:-4]) == report.sum, "a wrong checksum"
    body = report.body
    if report.kind == 1:
        said = " ".join(str(value) for value in body.celsius)
    elif report.kind == 2:
        said = f"{body.latitude} {body.longitude}"
    else:
        said = body.data.hex()
    return f"{report.sensor} at {report.seconds if report.has_time else 'no time'}: {said}"


def write():
    return bytes(Report(kind=1, sensor=513, has_time=1, seconds=1700000000, body=Temperature(celsius=[2150, -40])))
