// Write dates with ICU, an independent writer, as the tests read them back: one line of JSON a date.
//
//     node tools/write_dates.mjs LOCALE... > dates.jsonl
//
// Each locale in its default calendar and digits, and in its native digits; Japanese and Minguo eras as well.

const DAYS = [
  [2027, 12, 7], [2028, 2, 29], [2021, 3, 1], [2022, 4, 13], [2023, 5, 31], [2024, 6, 10],
  [2025, 7, 12], [2026, 8, 4], [2018, 9, 23], [2017, 10, 2], [2016, 11, 20], [2015, 1, 19],
];
const tellers = (locale) => [
  ...["full", "long", "medium"].map((style) => [locale, style]),
  [`${locale}-u-nu-native`, "long"],
  ...(locale === "ja" ? [["ja-u-ca-japanese", "long"], ["ja-u-ca-japanese", "full"]] : []),
  ...(locale === "zh-Hant" ? [[`${locale}-u-ca-roc`, "long"]] : []),
];
for (const locale of process.argv.slice(2)) {
  let known = [];
  try { known = Intl.DateTimeFormat.supportedLocalesOf([locale]); } catch { /* no tag that it knows */ }
  if (known.length === 0) continue;
  for (const [tag, dateStyle] of tellers(locale)) {
    const format = new Intl.DateTimeFormat(tag, { dateStyle, timeZone: "UTC" });
    for (const [year, month, day] of DAYS) {
      const time = Date.UTC(year, month - 1, day);
      const iso = new Date(time).toISOString().slice(0, 10);
      console.log(JSON.stringify({ locale, style: dateStyle, iso, text: format.format(time) }));
    }
  }
}
