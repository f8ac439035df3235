/**
 * The files of the passport, as the browser keeps them: in IndexedDB, by name.
 *
 * The kernel's own folder is forgotten with the page. So what is kept here is put in that folder
 * before a lesson can run (python.js), and the course says what changes
 * (netwerkgemeente/browser_passport.py). Each change is one transaction, so two tabs never write
 * over each other, and each tab hears what the others keep.
 */
const DATABASE = "netwerkgemeente";
const STORE = "files";

/**
 * Begin to open the store.
 *
 * `opened` resolves in any case: then `files` holds what was kept, as pairs of name and text, and
 * `problem` is "refused" where the browser keeps nothing.
 */
export function openPassport() {
  const news = new BroadcastChannel(DATABASE);
  let database = null;

  async function connect() {
    database = await new Promise((resolve, reject) => {
      const asked = indexedDB.open(DATABASE, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    // the browser may close it at any time; the next change opens it again
    database.onclose = () => { database = null; };
    database.onversionchange = ({ target }) => {
      target.close();
      database = null;
    };
  }

  /** Do `work` with the files in one transaction; resolves when that is on the disk. */
  async function change(work) {
    if (!database) await connect();
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      work(transaction.objectStore(STORE));
    });
  }

  async function read() {
    const found = [];
    await change((files) => {
      files.openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return;
        found.push([cursor.key, cursor.value]);
        cursor.continue();
      };
    });
    return found;
  }

  const passport = {
    files: [],
    problem: undefined,

    /** Keep `text`, grown from `base`; where another tab kept something else, `merge(that)`. */
    async keep(name, text, base, merge) {
      let kept = text;
      await change((files) => {
        files.get(name).onsuccess = ({ target: { result: stored } }) => {
          if (stored !== undefined && stored !== base && stored !== text) kept = merge(stored);
          files.put(kept, name);
        };
      });
      news.postMessage({ name, text: kept });
      return kept;
    },

    /** Give a file another name. */
    async move(name, other) {
      await change((files) => {
        files.get(name).onsuccess = ({ target: { result: stored } }) => {
          if (stored !== undefined) files.put(stored, other);
          files.delete(name);
        };
      });
    },

    /** Call `hear` with the name and the text of each file that another tab keeps. */
    listen(hear) {
      news.onmessage = ({ data: { name, text } }) => hear(name, text);
    },
  };
  passport.opened = read().then(
    (found) => { passport.files = found; },
    (error) => {
      console.warn(error);
      passport.problem = "refused";
    },
  );
  return passport;
}
