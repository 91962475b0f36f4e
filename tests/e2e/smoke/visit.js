// The smoke story: the shortest visit that needs everything to work. Plain WebDriver, for any engine.
import assert from 'node:assert/strict';
import { By, until } from 'selenium-webdriver';
import { PASSWORD } from '../support/sandbox.js';

/** How long a page may take to get somewhere; time alone decides nothing. */
const PATIENCE = 60_000;

const labelled = (label) => By.xpath(`//label[starts-with(normalize-space(), '${label}')]//input`);
const button = (name) => By.xpath(`//button[normalize-space() = '${name}']`);

/** Opens a link signed out, signs in, reads the record, opens another by its Id, signs out. */
export async function visit(browser, url) {
  const seen = async (locator) => {
    try {
      return await browser.wait(until.elementIsVisible(await browser.wait(until.elementLocated(locator), PATIENCE)), PATIENCE);
    } catch (error) {
      throw new Error(`${error.message}\nIn its place:\n${await browser.executeScript('return document.body.innerText')}`, { cause: error });
    }
  };
  const heading = (text) => seen(By.xpath(`//h1[normalize-space() = '${text}']`));

  await browser.get(`${url}/opportunities/87654321`);
  await heading('Sign in');
  await (await seen(labelled('Email'))).sendKeys('admin@example.com');
  await (await seen(labelled('Password'))).sendKeys(PASSWORD);
  await (await seen(button('Sign in'))).click();

  await heading('CrmOpportunity Example');
  assert.equal(await browser.getCurrentUrl(), `${url}/opportunities/87654321`);
  assert.match(await browser.getTitle(), /^CrmOpportunity Example/);

  await browser.get(`${url}/`);
  await heading('Open an opportunity');
  await (await seen(By.css('main input'))).sendKeys('crmopportunities/87654321\uE007');
  await heading('CrmOpportunity Example');

  await (await seen(button('Sign out'))).click();
  await heading('Sign in');
  assert.equal(await browser.executeScript('return sessionStorage.getItem("opportune.session")'), null);
}
