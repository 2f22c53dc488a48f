/* 9baf213b39 */
const i=8;async function r(a,e){const{search:n}=await import(a.href),{results:o}=await n(e);return(await Promise.all(o.slice(0,8).map(t=>t.data()))).map(({meta:t,url:s})=>({text:t.title,url:s}))}export{r as fullText};
