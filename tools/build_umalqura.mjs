// Build the table of the Umm al-Qura calendar: for each year from 1300 to 1600 AH the lengths of its months.
//
//     node tools/build_umalqura.mjs > checker/dates/data/umalqura.txt
//
// First line: the Gregorian date of 1 Muharram 1300. Then one line a year: twelve bits, 1 for 30 days.

const format = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC",
});
const read = (time) => {
  const parts = Object.fromEntries(format.formatToParts(time).map((part) => [part.type, Number.parseInt(part.value, 10)]));
  return [parts.year, parts.month, parts.day];
};
const DAY = 86_400_000;
let time = Date.UTC(1882, 10, 1);
while (read(time).join() !== "1300,1,1") time += DAY;
console.log(new Date(time).toISOString().slice(0, 10));
for (let year = 1300; year <= 1600; year += 1) {
  let bits = "";
  for (let month = 1; month <= 12; month += 1) {
    let length = 0;
    while (read(time)[0] === year && read(time)[1] === month) { time += DAY; length += 1; }
    bits += length === 30 ? "1" : "0";
  }
  console.log(bits);
}
